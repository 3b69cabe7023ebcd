from uuid import UUID

from app.db import Base, Column, String, relationship


class ContentRequest(Base):
    __tablename__ = "content_requests"

    id = Column(String, primary_key=True)
    topic = Column(String, nullable=False)
    user = relationship("User", back_populates="requests")

    @staticmethod
    def checked(request_id):
        """The id as a UUID; ValueError for anything else, so that a bad message is dropped and never tried again."""
        return UUID(request_id)
