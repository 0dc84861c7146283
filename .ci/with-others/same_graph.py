"""Reads one graph as JSON, GraphML and GEXF, and fails unless networkx finds the same nodes, edges and attributes."""

import json
import re
import sys
from collections import Counter

import networkx as nx

# What no XML document may hold: the writers leave these out, on purpose.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Attributes that XML formats call otherwise: their readers take `id` for the node's own.
IN_XML = {"id": "uniqueId"}


def plain(value):
    """One spelling for a scalar, whichever format it came from; None for what XML formats need not carry."""
    if value is None or isinstance(value, (dict, list)):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(float(value))
    text = " ".join(NOT_IN_XML.sub("", value).split())
    return text if text else None


def scalars(attributes):
    found = ((str(name), plain(value)) for name, value in attributes.items())
    return {name: value for name, value in found if value is not None}


def read_json(path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    document = document.get("graph", document)
    graph = nx.MultiDiGraph()
    for node in document["nodes"]:
        graph.add_node(str(node.get("key", node.get("id"))), **node.get("attributes", {}))
    for edge in document["edges"]:
        source, target = str(edge["source"]), str(edge["target"])
        if source not in graph or target not in graph:
            sys.exit(f"{path}: an edge leads from {source!r} to {target!r}, and one of them is no node")
        graph.add_edge(source, target, **edge.get("attributes", {}))
    return graph


def nodes(graph):
    return {str(name): scalars(attributes) for name, attributes in graph.nodes(data=True)}


def edges(graph, names):
    """Each edge with the attributes that the JSON names, as often as it occurs."""
    found = Counter()
    for source, target, attributes in graph.edges(data=True):
        kept = sorted((name, value) for name, value in scalars(attributes).items() if name in names)
        found[(str(source), str(target), tuple(kept))] += 1
    return found


def differences(name, expected, found):
    for key in sorted(set(expected) | set(found), key=str):
        if expected.get(key) != found.get(key):
            yield f"{name}: {key}: the JSON has {expected.get(key)!r}, {name} has {found.get(key)!r}"


def compare(name, reference, graph):
    if not graph.is_directed():
        yield f"{name}: expected a directed graph"
    expected, found = nodes(reference), nodes(graph)
    yield from differences(f"{name}: nodes", dict.fromkeys(expected, "a node"), dict.fromkeys(found, "a node"))
    for key in sorted(set(expected) & set(found)):
        if "[object Object]" in " ".join(found[key].values()):
            yield f"{name}: node {key}: an object was written as [object Object]"
        known = {attribute: found[key].get(IN_XML.get(attribute, attribute)) for attribute in expected[key]}
        yield from differences(f"{name}: node {key}", expected[key], known)
    names = {attribute for *_, attributes in reference.edges(data=True) for attribute in attributes}
    yield from differences(f"{name}: edges", edges(reference, names), edges(graph, names))


def main():
    json_path, graphml_path, gexf_path = sys.argv[1:]
    reference = read_json(json_path)
    if reference.number_of_nodes() == 0 or reference.number_of_edges() == 0:
        sys.exit(f"{json_path}: no nodes or no edges")
    found = [
        *compare("GraphML", reference, nx.read_graphml(graphml_path, force_multigraph=True)),
        *compare("GEXF", reference, nx.read_gexf(gexf_path)),
    ]
    for line in found[:20]:
        print(line)
    if found:
        sys.exit(f"{len(found)} differences")
    print(
        f"networkx {nx.__version__} reads the same graph from JSON, GraphML and GEXF: "
        f"{reference.number_of_nodes()} nodes, {reference.number_of_edges()} edges"
    )


main()
