"""Makes the exports under Fixtures: a runner who never was, on ground that was made up, with a truth to compare with."""
