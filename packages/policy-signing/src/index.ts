export * from './command-signer.ts';
export * from './errors.ts';
export * from './key-file.ts';
export * from './open-key.ts';
export * from './seal.ts';
export * from './signer.ts';
export * from './make-root.ts';
