from app.db import Base, Column, String, relationship


class Organization(Base):
    __tablename__ = "organizations"

    id = Column(String, primary_key=True)
    name = Column(String, nullable=False)
    users = relationship("User", back_populates="organization")
    # There is no School yet; this comes back together with it.
    # schools = relationship("School", back_populates="organization")
