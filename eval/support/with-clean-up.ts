export type CleanUp = (step: () => Promise<unknown>) => void;

/** Runs work that starts things. What it handed to `later` is done in the end, last first, also after a failure and on Ctrl-C. */
export async function withCleanUp<T>(work: (later: CleanUp) => Promise<T>): Promise<T> {
  const steps: (() => Promise<unknown>)[] = [];
  const cleanUp = async () => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
  };
  const stop = () => void cleanUp().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work((step) => void steps.push(step));
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await cleanUp();
  }
}
