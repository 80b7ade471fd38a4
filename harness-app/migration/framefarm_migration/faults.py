"""What ends a migration, with a code of the grammar entity.problem and a sentence that says what to do."""


class MigrationFault(Exception):
    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
