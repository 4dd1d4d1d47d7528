import json
import os
from importlib import import_module
from importlib.util import find_spec

import pytest

if find_spec("followthemoney") is None and not os.environ.get("CI"):
    pytest.skip("needs followthemoney: apt-get install libicu-dev pkg-config g++", allow_module_level=True)


@pytest.fixture(scope="module")
def model():
    """Its model; whoever only looks for tests need not load it."""
    return import_module("followthemoney").model


@pytest.fixture
def entities(exported):
    return [json.loads(line) for line in exported("followthemoney")[0].read_text().splitlines()]


def test_the_model_takes_every_value_as_it_is(entities, model):
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        for name, values in entity["properties"].items():
            if name != "language":
                assert kept[name] == sorted(set(values)), name
        proxy.schema.validate(proxy.to_dict())


def test_an_event_proves_itself_by_its_documents(entities):
    documents = {entity["id"] for entity in entities if entity["schema"] == "Document"}
    events = [entity for entity in entities if entity["schema"] == "Event"]
    assert len(events) == 6
    assert all(set(event["properties"]["proof"]) <= documents for event in events)


def test_both_bounds_and_the_edtf_are_there(entities):
    (treaty,) = [entity for entity in entities if entity["properties"].get("name") == ["Treaty signed"]]
    assert treaty["properties"]["startDate"] == ["2022-01-01"]
    assert treaty["properties"]["endDate"] == ["2022-12-31"]
    assert "EDTF: 2022-01-01/2022-12-31" in treaty["properties"]["description"]


def test_counts_are_said_to_be_lost(said):
    assert any("counts have no property" in reason for reason in said("followthemoney")["Storm strikes Brest"])
