export interface Answer {
    readonly status: number;
    /** Null when the answer is not JSON, or longer than any envelope: the rest is not read (endless data). */
    readonly json: unknown;
}
/** GET within ten seconds, of a bounded length. @throws when nobody answers */
export declare function fetchJson(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
