"""Runs `strideguard map` and `strideguard reduce` on Apache Spark, one report for each athlete."""
