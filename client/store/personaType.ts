/** How a persona that is dragged from the legend is called among what a drag carries. */
export const personaType = 'application/x-throughline-persona';
