/** The app gave the client something that it cannot work with; said once, when the client is opened. */
export declare class PolicyClientError extends Error {
    readonly name = "PolicyClientError";
}
