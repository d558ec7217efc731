/** A backbone to start a workshop with: example activities and steps, one release, no stories yet. */
export const emptyBackbone = `
= Map: New story map
= Release: Walking skeleton -> The whole journey works once, end to end, however plainly

Discover
  Hear about it
  Understand what it is for
Get started
  Sign up
  Set it up
Do the main job
  Begin
  Do it
  See the result
Come back
  Be reminded
  Do it again, faster
`;
