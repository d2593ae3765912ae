<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!doctype html>
<html lang="en">
<head><title>Programme</title></head>
<body>
<p class="notice">${notice}</p>
<p>Sorted by <%= request.getParameter("by") %></p>
<ul>
<c:forEach var="title" items="${titles}">
  <li><c:out value="${title}"/></li>
</c:forEach>
</ul>
</body>
</html>
