import type { UiNode } from '../screen/ui-node.ts';
import type { VirtualFiles } from '../vfs/virtual-files.ts';

export type LogPriority = 'V' | 'D' | 'I' | 'W' | 'E' | 'F';

/** What the phone gives a process of an app: one context per process start. */
export interface AppContext {
  readonly packageName: string;
  readonly processId: number;
  readonly files: VirtualFiles;
  /** `/storage/emulated/0/Android/data/<package>/files`. */
  readonly externalFilesDir: string;
  readonly bootId: string;
  readonly screen: { readonly width: number; readonly height: number };
  /** Writes a line to logcat under the process. */
  log(priority: LogPriority, tag: string, message: string): void;
  /** What `dumpsys meminfo` shows for the process from now on. */
  setPssKb(pssKb: number): void;
  /** How much of full speed the phone's heat leaves, in (0, 1]; and the thermal status 0 to 6 with the skin temperature. */
  heat(): { readonly speed: number; readonly status: number; readonly skinCelsius: number };
  /** Tells the phone's heat model whether the process computes. */
  setBusy(busy: boolean): void;
  /** Tells scenarios how far a run has come, before it goes on; `frame` counts from 0 over a launch. */
  reached(moment: 'run' | 'frame', frame?: number): void;
  /** Ends the process from inside, as a crash does. */
  crash(reason: string): void;
}

/** A process of an app that a virtual phone can run. */
export interface VirtualApp {
  /** The activity was started, with the intent's string extras. */
  onIntent(activity: string, extras: Readonly<Record<string, string>>): void;
  view(): UiNode;
  click(node: UiNode): void;
  setText(node: UiNode, text: string): void;
  /** The process was killed: everything it had started ends now. */
  kill(): void;
}

/** What runs when a package is started; packages without one show an empty window. */
export interface VirtualAppProgram {
  readonly packageName: string;
  start(context: AppContext): VirtualApp;
}
