export { readEnvironment } from './read-environment.ts';
export { type Program, ProgramError, type ProgramEvent, startProgram } from './start-program.ts';
export { wholeNumber } from './whole-number.ts';
