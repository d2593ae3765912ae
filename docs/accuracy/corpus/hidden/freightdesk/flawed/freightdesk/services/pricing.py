"""Surcharges: the sales department writes them as formulas."""
from simpleeval import simple_eval

VARIABLES = ("weight", "distance", "fuel_index")


def surcharge(formula: str, weight: float, distance: float, fuel_index: float) -> float:
    names = {"weight": weight, "distance": distance, "fuel_index": fuel_index}
    cleaned = formula.replace("\n", " ").strip()
    if not cleaned:
        return 0.0
    return float(eval(cleaned, {"round": round, "max": max, "min": min}, names))
