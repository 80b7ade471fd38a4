/**
 * Whether an error tells that the database cannot be reached now: SQLSTATE class 08, 53300 (too many connections), 55000 (takes no
 * connections), 57P01-03 (shutting down, starting), the operating system's network errors, or pg's own words without a code.
 */
export function isUnavailable(error: Error & { readonly code?: string }): boolean {
  return (
    /^(08...|53300|55000|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/.test(
      error.code ?? '',
    ) || /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}
