import type { Duplex } from 'node:stream';
import type { UiNode } from '../screen/ui-node.ts';

/** What the UiAutomator2 server of a virtual phone sees of the phone. */
export interface Uia2Device {
  readonly screen: { readonly width: number; readonly height: number; readonly densityDpi: number };
  /** Root of the window in front. */
  view(): UiNode;
  click(node: UiNode): void;
  setText(node: UiNode, text: string): void;
  /** Android key codes: 4 back, 3 home, 26 power ... */
  pressKey(keyCode: number): void;
  screenshot(): Buffer;
  /** status: Android's BatteryManager (2 charging, 3 discharging, 4 not charging, 5 full); level in 0..1. */
  battery(): { readonly status: number; readonly level: number };
  info(): {
    readonly brand: string;
    readonly model: string;
    readonly manufacturer: string;
    readonly apiVersion: string;
    readonly platformVersion: string;
    readonly androidId: string;
  };
}

/** The server that `am instrument` starts inside the phone; it lives on streams, not on a port of this machine. */
export interface Uia2Server {
  /** Serves one TCP connection to the phone's port 6790. */
  accept(stream: Duplex): void;
  /** Resolves when a client deleted the last session, after which the real server's process ends. */
  readonly ended: Promise<void>;
  close(): void;
}

/** `onUnknownCommand` is told of each request that the server does not know. */
export type CreateUia2Server = (
  device: Uia2Device,
  options: { readonly onUnknownCommand: (command: string) => void },
) => Uia2Server;
