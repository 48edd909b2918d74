"""A few texts with compounds, for tests."""

TEXTS = (
    "Uppföljning av bostadsmarknadsenkäten.",
    "En bostad, en marknad, och samordning av språkträning.",
    "Språk och hälsa: hälsoundersökningar och hälsosamtal.",
    "Kommunerna utvecklar verksamheten i kommunernas bostäder.",
)
