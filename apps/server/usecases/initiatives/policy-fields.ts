/** What decides how much of the work is reviewed, and where it is merged: no agent lowers the bar for itself. */
export const policyFields = ["executionMode", "qualityReview", "branch"] as const;
