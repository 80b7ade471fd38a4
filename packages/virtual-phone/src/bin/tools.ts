import type { Tool } from '../sh/tool.ts';
import { am } from './am.ts';
import { appops } from './appops.ts';
import { cmd } from './cmd.ts';
import { dumpsys } from './dumpsys.ts';
import { FILE_TOOLS } from './file-tools.ts';
import { getprop, setprop } from './getprop.ts';
import { ime } from './ime.ts';
import { input } from './input.ts';
import { locksettings } from './locksettings.ts';
import { logcat } from './logcat.ts';
import { pm } from './pm.ts';
import { PROCESS_TOOLS } from './process-tools.ts';
import { runAs } from './run-as.ts';
import { screencap } from './screencap.ts';
import { settings } from './settings.ts';
import { SHELL_TOOLS } from './shell-tools.ts';
import { svc } from './svc.ts';
import { SYSTEM_TOOLS } from './system-tools.ts';
import { TEXT_TOOLS } from './text-tools.ts';
import { wm } from './wm.ts';

/** The programs of the phone by name; every other name is an unknown command. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  ...FILE_TOOLS,
  ...PROCESS_TOOLS,
  ...SHELL_TOOLS,
  ...SYSTEM_TOOLS,
  ...TEXT_TOOLS,
  am,
  appops,
  cmd,
  dumpsys,
  getprop,
  ime,
  input,
  locksettings,
  logcat,
  pm,
  'run-as': runAs,
  screencap,
  setprop,
  settings,
  svc,
  wm,
};
