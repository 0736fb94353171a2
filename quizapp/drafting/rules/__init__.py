"""The rules that find questions: each walks a text and gives findings or the reason for a refusal."""
