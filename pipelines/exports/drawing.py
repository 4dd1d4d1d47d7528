"""A picture drawn in a process of its own: what V8 takes for a large one, it never gives back.

A Vega-Lite specification comes in, its SVG goes out.
"""

import sys

import vl_convert


def main() -> None:
    """Draw what standard input holds."""
    specification = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(vl_convert.vegalite_to_svg(specification).encode())


if __name__ == "__main__":
    main()
