/** How fast a list scrolls when a drag nears its edge: pixels a frame, faster the nearer. `y` from its top. */
export function edgeScroll(y: number, height: number, zone = 48, most = 14): number {
  if (y < zone) return -Math.ceil((most * (zone - Math.max(y, 0))) / zone);
  if (y > height - zone) return Math.ceil((most * (zone - Math.max(height - y, 0))) / zone);
  return 0;
}
