/** The most that is copied of a story's tags of one kind and criteria, and of the dependencies between the cards. */
export const mostTags = 200;
export const mostCriteria = 200;
export const mostDependencies = 5000;
