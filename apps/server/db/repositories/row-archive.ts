/** Rows as they are stored, by table name, for export and import of a whole database. */
export interface RowArchive {
  /** Every table, those that are referenced before those that reference. */
  readonly listTables: () => readonly string[];
  /**
   * All rows of a table in pages, by primary key; of a table that refers to itself, parents before their children. Instants are
   * numbers (ms), booleans booleans, JSON values parsed.
   */
  readTable(table: string): AsyncGenerator<Record<string, unknown>[]>;
  countRows(table: string): Promise<number>;
  /**
   * Inserts rows as they were read, page after page; those of one call may be in any order. INVALID names table and field of a row that
   * does not fit.
   */
  insertRows(table: string, rows: readonly Record<string, unknown>[]): Promise<void>;
}
