/** Says that there is something new in the log, never what: whoever listens reads the log itself. Hints may be lost or come twice. */
export interface Doorbell {
  /** After a commit; `sequence` is the last event of it. */
  ring(sequence: number): void;
  /** Returns how to stop listening. */
  listen(heard: (sequence: number) => void): () => void;
}
