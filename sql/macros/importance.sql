-- What each term of an event's importance weighs: fitted by benchmarks/fit_importance.py.
create or replace macro marts.importance_weights() as table (
    select term, weight
    from (
        values
        ('later references', 1.0),
        ('words of its story', 0.3),
        ('leads', 0.2),
        ('sources', 0.2),
        ('exact', 0.2),
        ('toll', 0.1)
    ) as weights (term, weight)
);
