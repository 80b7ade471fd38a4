export { type HarnessProgramOptions, createHarnessProgram } from './harness/create-harness-program.ts';
export { buildHarnessApk } from './apk/build-harness-apk.ts';
export { type VirtualPhone, type VirtualPhoneOptions, startVirtualPhone } from './start-virtual-phone.ts';
export { createUia2Server } from './uia2/create-uia2-server.ts';
