<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<html>
<body>
<%-- ruleid: jsp-unescaped-output --%>
<p class="notice">${notice}</p>
<%-- ruleid: jsp-unescaped-output --%>
<p>Sorted by <%= request.getParameter("by") %></p>
<%-- ruleid: jsp-unescaped-output --%>
<p>Words: ${param.words}</p>
<%-- ok: jsp-unescaped-output --%>
<p><c:out value="${notice}"/></p>
<%-- ok: jsp-unescaped-output --%>
<p>Words: ${fn:escapeXml(param.words)}</p>
<%-- ok: jsp-unescaped-output --%>
<a href="${pageContext.request.contextPath}/home">${status.index}</a>
<%-- ok: jsp-unescaped-output --%>
<p>${rowCount} rows</p>
</body>
</html>
