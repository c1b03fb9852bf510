"""What goes wrong on purpose: one tree, so that one place per program can turn it into a line and exit code 2."""


class PolicyError(Exception):
    """Anything that we raise on purpose. The message says where, what was found, and what would be right."""


class DocumentError(PolicyError):
    """A file that cannot be read as policy text."""


class LibraryError(PolicyError):
    """An index that is missing, foreign, damaged, or made with another embedding model."""


class QuestionSetError(PolicyError):
    """A bad line in a question set, or in a batch file."""


class ProfileError(PolicyError):
    """A statement about a firm that cannot be read as metric and quantity."""


class ModelError(PolicyError):
    """A model that did not answer."""
