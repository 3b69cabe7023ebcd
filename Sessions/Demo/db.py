from sqlalchemy import Column, String
from sqlalchemy.orm import DeclarativeBase, relationship


class Base(DeclarativeBase):
    pass


__all__ = ["Base", "Column", "String", "relationship"]
