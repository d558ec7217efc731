/** A time that is left, as a clock shows it. */

/** `ms` as 4:05 or 1:04:05; begun seconds count as whole ones, so that it ends at 0:00 exactly. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
