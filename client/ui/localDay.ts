/** A moment as a day of the calendar, where this device is. */

/** `YYYY-MM-DD` of a moment (ms since epoch), in the device's time zone. */
export function localDay(moment: number): string {
  const date = new Date(moment);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
