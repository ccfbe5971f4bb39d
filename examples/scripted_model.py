"""A plan by a model that answers from a script; one of your own needs a name, a server and `answer`."""

import json
from datetime import UTC, datetime

from tripai import plan_route, read_request
from tripai.ai.asking import Asking
from tripai.ai.assistant import Assistant
from tripai.ai.chat import Question
from tripai.ai.scripted import ScriptedModel


def likes_views(question: Question) -> str:
    """Answer the question of what places are worth: views first, at the end of the day."""
    about = json.loads(question.messages[-1].content)
    chosen = [
        {"id": key, "worth": 95 if "views" in tags else 40, "minutes": minutes, "part": "evening"}
        for key, _, _, tags, minutes, _, _ in about["places"]
    ]
    return json.dumps({"places": chosen[: about["wanted"]]})


model = ScriptedModel({"weigh": likes_views, "explain": '{"title": "Lisbon from above"}'})
brief = read_request("2 days in Lisbon", now=datetime.now(UTC))
route = plan_route(brief, guide=Assistant(Asking(model), "scripted"))
print(route.title)
for day in route.days:
    print(day.date, *(stop.title for stop in day.activities if stop.kind == "visit"), sep="\n  ")
