/** What an agent wrote while it worked on the mark on the curve, up to its question: one text for each piece that is stored. */
export const sampleLog: readonly string[] = [
  `session started · model external · worktree sample/tidepool
task: Mark the present moment on the curve
context: "Fit the curve to the width of the screen" is done: the scale is kept per harbour and month
I'll look at how the curve is drawn before I add anything to it.
$ ls src/forecast
curve.test.ts  curve.ts  day.ts  labels.ts  scale.test.ts  scale.ts
read src/forecast/curve.ts (142 lines)
read src/forecast/scale.ts (61 lines)
The curve is one SVG path. points() gives a height every ten minutes; scale() turns a height into pixels.
The mark needs a height between two of those points. I'll compute it, not interpolate: the formula is cheap.
read src/tide/height.ts (38 lines)
read docs/method.md (70 lines)
plan: 1. markAt(harbour, time) 2. draw it 3. move it with the time 4. the issue about the clocks`,
  `writing a test first
edit src/forecast/mark.test.ts (+34)
$ npm test -- mark
 FAIL  src/forecast/mark.test.ts
  Error: Cannot find module './mark.ts'
edit src/forecast/mark.ts (+22)
$ npm test -- mark
 ✓ lies on the curve at noon
 ✓ lies on the curve at high water
 ✗ lies on the curve in the hour after the clocks change
   expected 3.42 m, got 2.87 m
That is the issue "The dot is an hour late after the clocks change", and it is not in my code.
$ grep -rn "getTimezoneOffset" src
src/forecast/day.ts:17:  const offset = new Date(year, month, day).getTimezoneOffset();
day.ts takes the offset of midnight and uses it for the whole day.`,
  `read src/forecast/day.ts (54 lines)
Two ways out: take the offset at each point, or keep UTC throughout and turn it into local time only for labels.
The second is smaller and removes a parameter. labels.ts already knows the time zone.
edit src/forecast/day.ts (+6 -14)
edit src/forecast/labels.ts (+9 -3)
$ npm test -- forecast
 ✓ curve.test.ts (11)
 ✓ scale.test.ts (7)
 ✓ mark.test.ts (3)
 Tests  21 passed (21)
$ git add -A && git commit -m "Count the hours of a day from UTC, not from midnight's offset"
[tidepool/mark 4be17c0] 2 files changed, 15 insertions(+), 17 deletions(-)`,
  `now the drawing
edit src/forecast/curve.ts (+18 -2)
edit src/forecast/mark.css (+11)
$ npm run build
built in 1.31s · 41.7 kB
The label beside the mark covers the time of high water when they are less than 40 px apart.
edit src/forecast/labels.ts (+12 -1)
$ npm test
 Tests  63 passed (63)
$ git add -A && git commit -m "Draw the mark and keep its label clear of the others"
[tidepool/mark 91c2f7e] 3 files changed, 41 insertions(+), 3 deletions(-)
Left: how the mark moves. "It must not keep the phone awake" rules out an animation frame.
measured: one redraw 3.1 ms on the slow profile; every minute that is 0.19 s of work per hour
At spring tide in the harbour with the largest range the water rises 5 cm in ten minutes, 0.5 cm in one.
Both would do. Which one is right depends on what people look at the app for, and I cannot measure that.
asking: How often should the mark on the curve move?
waiting for an answer`,
];
