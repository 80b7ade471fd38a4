import { isFree } from '../children/free-port.ts';
import { RunFault } from '../errors.ts';

export interface PortRange {
  readonly from: number;
  readonly count: number;
}

/** Away from 8200 to 8299, from which Appium takes ports by itself, and from the ports that the system gives away. */
export const SYSTEM_PORTS: PortRange = { from: 18_200, count: 1000 };

export interface SystemPorts {
  /** The phone's port on this machine for its UiAutomator2 server; the same at every call until it is given back. */
  portFor(address: string): Promise<number>;
  giveBack(address: string): void;
}

/** One port per phone, checked to be free. Appium's own choice lets parallel sessions take the same one. `start` spreads several runners. */
export function createSystemPorts(range: PortRange, start: number): SystemPorts {
  const taken = new Map<string, number>();
  // a port that was given back comes last: Appium may still remove the forward of the session that had it
  let next = start;
  let turn: Promise<unknown> = Promise.resolve();

  async function choose(address: string): Promise<number> {
    const mine = taken.get(address);
    if (mine !== undefined) return mine;
    const used = new Set(taken.values());
    for (let step = 0; step < range.count; step += 1) {
      const port = range.from + ((next + step) % range.count);
      if (used.has(port) || !(await isFree(port))) continue;
      taken.set(address, port);
      next = port - range.from + 1;
      return port;
    }
    throw new RunFault(
      'host',
      `no port between ${range.from} and ${range.from + range.count - 1} is free for ${address}; end what holds them`,
      true,
    );
  }
  return {
    portFor(address) {
      const chosen = turn.then(() => choose(address));
      turn = chosen.catch(() => undefined);
      return chosen;
    },
    giveBack: (address) => void taken.delete(address),
  };
}
