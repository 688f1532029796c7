/// The tables, as the steps that lead to them. A step that was ever released is never changed.
struct LibrarySchema: Sendable {
  /// Step `i` leads from version `i` to version `i + 1`.
  var steps: [String]

  var version: Int { steps.count }

  /// Tells the database apart from every other SQLite file: the ASCII letters "Strg".
  static let applicationID: Int32 = 0x5374_7267

  static let current = LibrarySchema(steps: [version1, version2, version3])

  /// `core` is a summary by ``SummaryCodec`` without its trace; both are NULL in a run that was forgotten. `path` is the
  /// path's bytes, `shown_path` the text that the summary carries for this file (with the place inside an archive).
  private static let version1 = """
    CREATE TABLE athlete (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
      time_zone TEXT,
      previous_hamstring_injury INTEGER CHECK (previous_hamstring_injury IN (0, 1)),
      maximal_heart_rate INTEGER CHECK (maximal_heart_rate BETWEEN 60 AND 250)
    ) STRICT;
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      path BLOB NOT NULL CHECK (length(path) > 0),
      size INTEGER NOT NULL,
      modified_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      digest BLOB,
      reader_version INTEGER NOT NULL,
      options TEXT NOT NULL,
      problems TEXT,
      skipped TEXT,
      UNIQUE (athlete_id, path)
    ) STRICT;
    CREATE INDEX file_digest ON file (athlete_id, digest) WHERE digest IS NOT NULL;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      run_id TEXT NOT NULL CHECK (length(run_id) > 0),
      start INTEGER NOT NULL,
      version INTEGER NOT NULL,
      options TEXT NOT NULL,
      core BLOB,
      trace BLOB,
      UNIQUE (athlete_id, run_id)
    ) STRICT;
    CREATE INDEX run_start ON run (athlete_id, start, run_id);
    CREATE TABLE file_run (
      file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
      run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      shown_path TEXT NOT NULL,
      PRIMARY KEY (file_id, run_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_run_run ON file_run (run_id);
    """
  /// The log of what a watch cannot see, tables beside exports, and older ids of runs. `day` counts from 1970-01-01.
  private static let version2 = """
    ALTER TABLE file ADD COLUMN told BLOB;
    CREATE TABLE side_table (
      id INTEGER PRIMARY KEY,
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      path BLOB NOT NULL CHECK (length(path) > 0),
      size INTEGER NOT NULL,
      modified_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      UNIQUE (athlete_id, path)
    ) STRICT;
    CREATE TABLE alias (
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      old_run_id TEXT NOT NULL CHECK (length(old_run_id) > 0),
      run_id TEXT NOT NULL CHECK (length(run_id) > 0),
      PRIMARY KEY (athlete_id, old_run_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pain (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      day INTEGER NOT NULL,
      minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
      moment TEXT NOT NULL CHECK (moment IN ('during', 'after', 'next-morning', 'rest')),
      level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
      side TEXT CHECK (side IN ('left', 'right', 'both')),
      limp INTEGER NOT NULL CHECK (limp IN (0, 1)),
      cannot_bear_weight INTEGER NOT NULL CHECK (cannot_bear_weight IN (0, 1)),
      note TEXT
    ) STRICT;
    CREATE INDEX pain_day ON pain (athlete_id, day);
    CREATE TABLE habit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
      day INTEGER NOT NULL,
      habit TEXT NOT NULL CHECK (habit IN ('warm-up', 'stretching', 'foam-rolling', 'strength')),
      note TEXT
    ) STRICT;
    CREATE INDEX habit_day ON habit (athlete_id, day);
    """
  /// Checksums by ``RowChecksum``. Every run that was not forgotten has a row in `run_checksum`, so that a lost run is
  /// missed, and a choice of runs by their start does not rest on an index alone.
  private static let version3 = """
    ALTER TABLE athlete ADD COLUMN checksum INTEGER;
    ALTER TABLE athlete ADD COLUMN log_checksum INTEGER;
    ALTER TABLE file ADD COLUMN checksum INTEGER;
    ALTER TABLE file_run ADD COLUMN checksum INTEGER;
    ALTER TABLE alias ADD COLUMN checksum INTEGER;
    CREATE TABLE run_checksum (
      run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
      athlete_id INTEGER NOT NULL,
      start INTEGER NOT NULL,
      content INTEGER NOT NULL,
      own INTEGER NOT NULL
    ) STRICT;
    UPDATE athlete SET checksum = \(RowChecksum.athlete), log_checksum = \(RowChecksum.log);
    UPDATE file SET checksum = \(RowChecksum.file);
    UPDATE file_run SET checksum = \(RowChecksum.fileRun);
    UPDATE alias SET checksum = \(RowChecksum.alias);
    \(RowChecksum.insertRuns);
    """
}
