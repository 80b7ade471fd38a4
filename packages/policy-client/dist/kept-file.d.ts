/** Everything that a client keeps: one file, so that an ETag can never outlive what it stands for. */
export interface Kept {
    /** Root documents newer than the one in the app, oldest first. */
    readonly roots: readonly unknown[];
    readonly manifest: unknown;
    /** Policy envelopes by digest. */
    readonly policies: Readonly<Record<string, unknown>>;
    /** The highest version accepted and the epoch it belongs to: an expired manifest must not open the way to a rollback. */
    readonly seen: {
        readonly epoch: number;
        readonly version: number;
    };
}
/** What is kept; null when there is nothing, or what is there is torn or damaged: the client then fetches anew without an ETag. */
export declare function readKept(file: string): Promise<Kept | null>;
/** Replaces the file as a whole: after a crash at any point either the old or the new one is there. */
export declare function writeKept(file: string, kept: Kept): Promise<void>;
