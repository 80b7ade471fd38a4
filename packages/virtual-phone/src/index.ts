export { type HarnessProgramOptions, createHarnessProgram } from './harness/create-harness-program.ts';
export { buildHarnessApk } from './apk/build-harness-apk.ts';
export { type AdbServerList, createAdbServerList } from './adbd/adb-server-list.ts';
export { type HarnessPhoneOptions, startHarnessPhone } from './start-harness-phone.ts';
export { ScenarioError, readScenario } from './scenario/read-scenario.ts';
export type { Scenario, Trouble, TroubleKind } from './scenario/scenario.ts';
export type { TroubleEvent } from './scenario/scenario-player.ts';
export { type VirtualPhone, type VirtualPhoneOptions, startVirtualPhone } from './start-virtual-phone.ts';
export { createUia2Server } from './uia2/create-uia2-server.ts';
