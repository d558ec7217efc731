/** Every word a person reads on the screen, in one typed catalogue; one file per surface, loaded with what shows it. */
export * as words from './words/index.ts';
