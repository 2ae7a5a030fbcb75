import type { TaskCategory, TaskPriority } from "@signalbox/contracts";
import type { phaseTexts } from "./tidepool-pages.ts";

/** The plan of the sample as data. Keys name rows while the sample is made; they are stored nowhere. */
export type PhaseKey = keyof typeof phaseTexts;

interface SamplePhase {
  readonly key: PhaseKey;
  readonly name: string;
  readonly after: readonly PhaseKey[];
}

export interface SampleTask {
  readonly key: string;
  readonly phase: PhaseKey;
  readonly name: string;
  readonly description: string;
  readonly category?: TaskCategory;
  readonly priority?: TaskPriority;
  readonly parent?: string;
  readonly after?: readonly string[];
  /** Where it stands; without it, it is still to be done. */
  readonly stands?: "completed" | "in_review" | "asks" | "blocked";
  /** What came out of it. */
  readonly summary?: string;
}

export const samplePhases: readonly SamplePhase[] = [
  { key: "data", name: "Tide data", after: [] },
  { key: "forecast", name: "Forecast screen", after: ["data"] },
  { key: "alerts", name: "Alerts", after: ["data"] },
  { key: "release", name: "Release", after: ["forecast", "alerts"] },
];

export const sampleTasks: readonly SampleTask[] = [
  {
    ...{ key: "source", phase: "data", category: "research", priority: "high", stands: "completed" },
    name: "Choose a source for tidal constants",
    description: "Compare three open data sets for licence, number of harbours and age. Write down which one we take, and why.",
    summary: "Took the national hydrographic offices' open tables: 140 harbours, free to redistribute, updated every year.",
  },
  {
    ...{ key: "parser", phase: "data", priority: "high", after: ["source"], stands: "completed" },
    name: "Read harbours and their constituents",
    description: "Turn the published tables into one JSON file. Refuse a harbour whose amplitudes do not add up, and name it.",
    summary: "One file of 168 kB. Three harbours are left out because a constituent has no phase; they are listed in the README.",
  },
  {
    ...{ key: "extremes", phase: "data", after: ["parser"], stands: "completed" },
    name: "Compute high and low water for a day",
    description: "Given a harbour and a date, return the times and heights of high and low water, in order. See the page on the method.",
    summary: "Six minutes off on average, nineteen at worst, over twelve harbours and the whole of 2024.",
  },
  {
    ...{ key: "curve", phase: "forecast", priority: "high" },
    name: "Draw the tide as a curve",
    description: "Heights over the day as one smooth line, with the times of high and low water written at its turning points.",
  },
  {
    ...{ key: "scale", phase: "forecast", parent: "curve", stands: "completed" },
    name: "Fit the curve to the width of the screen",
    description: "From 320 px upwards. The highest and the lowest water of the month set the scale, so that days can be compared.",
    summary: "The scale is kept per harbour and month. Labels move inwards where they would leave the screen.",
  },
  {
    ...{ key: "now", phase: "forecast", parent: "curve", after: ["scale"], stands: "asks" },
    name: "Mark the present moment on the curve",
    description: "A dot on the curve that moves with the time, with the height of the water beside it. It must not keep the phone awake.",
  },
  {
    ...{ key: "search", phase: "forecast", stands: "in_review" },
    name: "Find a harbour by its name",
    description: "Search while typing, also without accents and by the old name of a harbour. Nearest first where the position is known.",
    summary:
      "Finds all 140 harbours by their first letters in under 4 ms. Old names come from a list of 31 entries that wants a second pair of eyes.",
  },
  {
    ...{ key: "remember", phase: "forecast", priority: "low" },
    name: "Remember the harbour that was open last",
    description: "Open with the harbour of last time. On the very first start ask for the position, and take no for an answer.",
  },
  {
    ...{ key: "week", phase: "forecast", after: ["curve"] },
    name: "List the week below the curve",
    description: "Seven days with their high and low water. A tap on a day shows its curve.",
  },
  {
    ...{ key: "zones", phase: "forecast", category: "discuss", stands: "blocked" },
    name: "Show times in the time zone of the harbour",
    description: "Held back: somebody has to decide whether a walker on holiday wants the harbour's time, the phone's, or both.",
  },
  {
    ...{ key: "remind", phase: "alerts", stands: "completed" },
    name: "Remind people before low water",
    description: "A reminder 30, 60 or 120 minutes ahead, set for the next seven days whenever the app is opened.",
    summary: "Reminders are planned seven days ahead and planned anew after a restart of the phone.",
  },
  {
    ...{ key: "quiet", phase: "alerts", after: ["remind"], stands: "completed" },
    name: "Keep quiet at night",
    description: "Quiet hours from ten to six unless people choose otherwise. A reminder that falls into them is left out, not delayed.",
    summary: "Quiet hours follow the phone's time zone. What was left out is shown on the next opening.",
  },
  {
    ...{ key: "offline", phase: "release", priority: "high" },
    name: "Make the app work without a network from the first start",
    description: "Everything is inside the package. Check it in flight mode on a phone that has never run the app.",
  },
  {
    ...{ key: "store", phase: "release", category: "review", after: ["offline"] },
    name: "Write the page in the store",
    description: "Four pictures and eighty words. Say plainly that these are predictions, and what wind does to them.",
  },
];

export const sampleIssues = [
  {
    ...{ sourceId: "tidepool-sample-1", task: "now" },
    title: "The dot is an hour late after the clocks change",
    body: "Seen in Husum on 31 March: the curve is right, the mark on it is not. I think it uses the offset of midnight.",
  },
  {
    ...{ sourceId: "tidepool-sample-2", task: "search" },
    title: 'Searching for "Den Helder" finds nothing when I write "denhelder"',
    body: "Other harbours with a blank in their name have the same problem. Could blanks and hyphens be ignored?",
  },
  {
    ...{ sourceId: "tidepool-sample-3", task: null },
    title: "Please show the height in feet as well",
    body: "Our club has charts in feet. A switch in the settings would do.",
  },
] as const;

export const sampleQuestion = {
  questions: [
    {
      question: "How often should the mark on the curve move?",
      header: "Refresh",
      multiSelect: false,
      options: [
        { label: "Every minute", description: "Always right. Wakes the screen's painter 60 times an hour while the app is open." },
        { label: "Every ten minutes", description: "At most 5 cm off at spring tide. Hardly costs any battery." },
        { label: "Only when the app is opened", description: "Costs nothing, but the mark goes stale in somebody's hand." },
      ],
    },
  ],
};

export const sampleProposal = {
  title: "Keep the computed week for a day",
  summary: "The list of the week computes 28 turning points each time it is opened. Kept for a day they cost 2 kB and nothing to show.",
  content:
    "Opening the week takes 140 ms on the oldest phone we test with, nearly all of it in finding turning points that were found before. " +
    "Keep them per harbour and day, drop them at midnight in the harbour's time zone, and never keep more than ten harbours.",
} as const;

export const sampleChat = [
  ["user", "Can the list of the week start before the curve is finished?"],
  [
    "assistant",
    "Not usefully. Both draw a day from the same turning points, and the curve decides how a day is cut where a tide runs over midnight. " +
      'If you want something in parallel, "Remember the harbour that was open last" waits for nothing and is ready now.',
  ],
  ["user", "Good, then leave the order as it is."],
] as const;
