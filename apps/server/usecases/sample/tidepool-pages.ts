import { bullets, checks, code, documentOf, heading, paragraph, steps } from "./tiptap-text.ts";

/** The text of the root page: what the app is for. */
export const brief = documentOf(
  paragraph(
    "Tidepool is a small app for people who walk on the shore: it shows when the water is high and low today, and for the next six days. " +
      "This initiative is a sample. Look around, answer its questions, break it; remove it in the settings when you have seen enough.",
  ),
  heading("Who it is for"),
  bullets(
    "Walkers who want to know whether the path below the cliff is dry at four o'clock.",
    "Parents looking for rock pools, who need an hour around low water.",
    "Anglers, who care how fast the water runs more than how high it stands.",
  ),
  heading("What it must do"),
  checks(
    [true, "Work out high and low water from published tidal constants, without a network"],
    [true, "Remind people before low water, and keep quiet at night"],
    [false, "Draw the tide as a curve with a mark at the present moment"],
    [false, "Find a harbour by the first letters of its name"],
    [false, "Open within a second on a phone that is five years old"],
  ),
  heading("What it will not do"),
  paragraph(
    "No weather, no currents, no navigation. Every screen says that the figures are predictions and that wind can move the water by an hour.",
  ),
);

/** The text of the second page: the one thing in the app that is not obvious. */
export const method = documentOf(
  paragraph(
    "The height of the water is a sum of cosines. Each of them is one constituent: a pull of the moon or the sun with a period of its own. " +
      "A harbour is described by the amplitude and the phase of each constituent; we use the eight strongest.",
  ),
  code(
    "ts",
    "const height = (t: Date, harbour: Harbour) =>",
    "  harbour.mean +",
    "  sum(harbour.constituents, ({ amplitude, speed, phase }) =>",
    "    amplitude * Math.cos(radians(speed * hoursSince(epoch, t) - phase)),",
    "  );",
  ),
  heading("From the curve to high and low water"),
  steps(
    "Sample the height every ten minutes over the day, and six hours beyond either end.",
    "Where the slope changes its sign, narrow the interval down to a minute.",
    "Drop a pair of extremes that are less than five centimetres apart: that is a stand of the tide, not a low water.",
  ),
  heading("How good it is"),
  paragraph(
    "Against the official tables of twelve harbours for 2024 the times are off by six minutes on average and by nineteen at worst. " +
      "The worst is Hoek van Holland, whose double low water needs more than eight constituents.",
  ),
);

/** What the phases say of themselves. */
export const phaseTexts = {
  data: documentOf(
    paragraph("Everything the app knows about the tide, as a library without a screen."),
    bullets("A data file of at most 200 kB for 140 harbours.", "Times within twenty minutes of the official tables."),
  ),
  forecast: documentOf(
    paragraph("The one screen that people open the app for: today's curve, the next high and low water, and the week below it."),
    bullets("Readable in sunlight and with one hand.", "No spinner: what is shown is computed on the phone."),
  ),
  alerts: documentOf(
    paragraph("A reminder before low water, at a time that people choose, and never at night unless they ask for it."),
    checks([true, "Reminders survive a restart of the phone"], [true, "Quiet hours are respected across time zones"]),
  ),
  release: documentOf(
    paragraph(
      "What is missing between a working app and one that a stranger can install. Starts when the screen and the reminders are done.",
    ),
  ),
};
