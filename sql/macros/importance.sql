-- What each term of an event's importance weighs: fitted by benchmarks/fit_importance.py.
create or replace macro marts.importance_weights() as table (
    select term, cast(weight as double) as weight
    from (
        values
        ('later references', 1.0),
        ('references', 0.5),
        ('says what was done', 0.7),
        ('words of its story', 0.7),
        ('exact', 0.3),
        ('happened', 0.5),
        ('sources', 0.1),
        ('toll', 0.05)
    ) as weights (term, weight)
);
