/** Where the harness lives on an Android phone: harness-app/protocol/README.md. */
export const HARNESS = {
  package: 'dev.framefarm.harness',
  activity: 'dev.framefarm.harness/.MainActivity',
  files: '/sdcard/Android/data/dev.framefarm.harness/files',
  runButton: 'dev.framefarm.harness:id/run',
  state: 'dev.framefarm.harness:id/state',
  detail: 'dev.framefarm.harness:id/detail',
  logTag: 'Framefarm',
} as const;
