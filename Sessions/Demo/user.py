from app.db import Base, Column, String, relationship


class User(Base):
    __tablename__ = "users"

    id = Column(String, primary_key=True)
    email = Column(String, nullable=False, unique=True)
    organization = relationship("Organization", back_populates="users")
    requests = relationship("ContentRequest", back_populates="user")
