/** What a program that an evaluation runs within its own process inherits. */
export const inherited = (): Readonly<Record<string, string | undefined>> => process.env;
