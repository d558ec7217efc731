/** All of the slice tool, loaded when somebody first takes it up. */
export { sliceBelow, startDrawSlice } from '../tools/drawSlice.ts';
export { paintSlice } from './paint/slice.ts';
