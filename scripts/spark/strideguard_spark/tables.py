"""The tables out of the reports, made by Spark's own JSON reader: a column per figure, SI units, null where not known."""

FLAG = """factor string, level string, borderline boolean, value double, usual double, usual_n int,
  usual_period_days int, threshold double, unit string, evidence string, fired_26_weeks int, message string,
  advice string"""

# What is read of a report (`strideguard.report/1`); everything else stays in the NDJSON.
REPORT = f"""athlete string,
runs array<struct<id string, file string, also_in array<string>, format string, name string, device string,
  sport string, start string, local_start string, week string, points long, elapsed_s double, moving_s double,
  distance_m double, distance_source string,
  pace struct<mean_mps double, flat_equivalent_mps double, normal_mps double, change_percent double,
    fast_distance_m double>,
  elevation struct<source string, quality string, ascent_m double, ascent_error_m double>,
  stairs struct<ascent_m double>, warmup struct<easy_s double>, terrain struct<new_share double>,
  flags array<struct<{FLAG}>>>>,
weeks array<struct<week string, start string, `end` string, runs int, distance_m double, change_percent double,
  base_m double, ascent_m double, stair_ascent_m double, fast_distance_m double, level string,
  flags array<struct<{FLAG}>>>>,
problems array<struct<file string, line int, `column` int, code string, severity string, message string,
  remedy string>>"""

LEVEL = """case when exists(r.flags, f -> f.level = 'high') then 'high'
  when exists(r.flags, f -> f.level = 'medium') then 'medium'
  when exists(r.flags, f -> f.level = 'low') then 'low' else 'none' end"""
FACTORS = "array_distinct(transform(filter({}.flags, f -> f.level <> 'info'), f -> f.factor))"
FLAG_COLUMNS = """f.factor, f.level, f.borderline, f.value, f.usual, f.usual_n, f.usual_period_days, f.threshold,
  f.unit, f.evidence, f.fired_26_weeks, f.message, f.advice"""

QUERIES = {
    "runs": f"""select athlete, r.id, to_timestamp(r.start) start, r.local_start, r.week, r.name, r.sport, r.device,
        r.format, r.points, r.distance_m, r.distance_source, r.elapsed_s, r.moving_s, r.pace.mean_mps,
        r.pace.flat_equivalent_mps, r.pace.normal_mps, r.pace.change_percent, r.pace.fast_distance_m,
        r.elevation.ascent_m, r.elevation.ascent_error_m, r.elevation.source altitude_source,
        r.elevation.quality altitude_quality, r.stairs.ascent_m stair_ascent_m, r.warmup.easy_s, r.terrain.new_share,
        {LEVEL} level, {FACTORS.format('r')} flags, r.file, r.also_in
        from (select athlete, explode(runs) r from reports)""",
    "weeks": f"""select athlete, w.week, to_date(w.start) start, to_date(w.`end`) `end`, w.runs, w.distance_m,
        w.change_percent, w.base_m, w.ascent_m, w.stair_ascent_m, w.fast_distance_m, w.level,
        {FACTORS.format('w')} flags
        from (select athlete, explode(weeks) w from reports)""",
    "flags": f"""select athlete, week, run, {FLAG_COLUMNS} from (
        select athlete, w.week week, cast(null as string) run, explode(w.flags) f
          from (select athlete, explode(weeks) w from reports)
        union all
        select athlete, r.week week, r.id run, explode(r.flags) f
          from (select athlete, explode(runs) r from reports))""",
    "problems": """select athlete, p.file, p.line, p.`column`, p.code, p.severity, p.message, p.remedy
        from (select athlete, explode(problems) p from reports)""",
}


def write(spark, reports, output, mode):
    """Reads the NDJSON of reports and writes a folder of Parquet for each table."""
    # A line that is no report must be seen, and not become a row of nulls.
    spark.read.schema(REPORT).json(reports, mode="FAILFAST").createOrReplaceTempView("reports")
    for name, query in QUERIES.items():
        spark.sql(query).write.mode(mode).parquet(f"{output}/{name}")
