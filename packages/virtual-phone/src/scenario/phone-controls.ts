import type { PhoneState } from '../state/phone-state.ts';

/** What a scenario can do to a phone from outside. */
export interface PhoneControls {
  readonly phone: PhoneState;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** Breaks all connections off without leaving the adb server's list; nobody can connect until `restoreLine`. */
  cutLine(): void;
  restoreLine(): Promise<void>;
  reboot(bootMs?: number): Promise<void>;
  killPackage(packageName: string, how: 'crash' | 'low-memory' | 'signal'): boolean;
  /** The owner takes back what he allowed, refuses everybody and throws the connected computers out; or allows again. */
  setDebuggingAllowed(allowed: boolean): void;
}
