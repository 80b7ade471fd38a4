import { AdbError } from '../adb/adb-error.ts';
import { RunFault, StartError } from '../errors.ts';
import { SessionError } from '../sessions/session-error.ts';

/** adb and Appium notice a lost phone or server a little before the device list tells the reason. */
const REASON_MS = 2500;

/** Whose fault it is that work on a phone failed. `lost` knows best: it fires with the reason when the phone's connection ended. */
export async function faultOf(error: unknown, lost: AbortSignal, reasonMs = REASON_MS): Promise<unknown> {
  if (error instanceof RunFault) return error;
  if (error instanceof StartError) return new RunFault('host', error.message, true);
  if (!(error instanceof AdbError || error instanceof SessionError)) return error;
  await fired(lost, reasonMs);
  if (lost.aborted) return lost.reason as unknown;
  const fault = error instanceof SessionError ? error.fault : error.code === 'adb.no-server' ? 'host' : 'device';
  return new RunFault(fault, error.message, true);
}

function fired(signal: AbortSignal, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, limitMs);
    signal.addEventListener('abort', done);
  });
}
