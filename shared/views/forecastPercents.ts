/** How sure a forecast says it is: of 100 futures, so many are done by its day. */

export const forecastPercents = [50, 85, 95] as const;
export type ForecastPercent = (typeof forecastPercents)[number];
