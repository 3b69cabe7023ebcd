import CPCRE2
import DequeModule
